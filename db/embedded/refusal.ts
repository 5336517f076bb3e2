/**
 * Why the bundled PostgreSQL cannot serve, in words for the operator. Thrown inside this folder only: `startEmbedded` turns
 * it into `unavailable`.
 */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** The operator's sentence for a failure, or undefined when the failure is none of the operator's and therefore a bug. */
export function explainFailure(failure: unknown, dataDir: string): string | undefined {
  if (failure instanceof Refusal) return failure.message;
  if (failure instanceof Error && 'syscall' in failure) return explainText(failure.message, dataDir);
  return undefined;
}

/** Reads what the system, initdb or the server wrote when it gave up. */
export function explainText(text: string, dataDir: string): string {
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/.test(text)) {
    return `The disk that holds ${dataDir} is full. Free some space and start again.`;
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system|wrong ownership/.test(text)) {
    return `PostgreSQL may not read or write below ${dataDir} (${lastLine(text)}). Give the folder to the user that runs Afterword.`;
  }
  return `The bundled PostgreSQL did not start: ${lastLine(text)}.`;
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error:|could not/i.test(line)) ?? lines.at(-1);
  return (telling ?? 'it said nothing').replace(/^.*?(FATAL|PANIC|error):\s*/, '').replace(/\.$/, '');
}
