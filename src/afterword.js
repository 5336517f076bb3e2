#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node can't read the TypeScript behind it, and has to be told so.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./cli.ts');
} else {
  console.error(
    `Afterword needs Node 22.18 or newer, and this is Node ${process.versions.node} (${process.execPath}).\n` +
      'In its folder, npm brings the right one: run npm install, then npm start or npm run afterword -- --help.',
  );
  process.exitCode = 1;
}
