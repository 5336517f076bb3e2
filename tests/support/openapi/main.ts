import { writeFileSync } from 'node:fs';
import { openApi } from '../../../src/http/openapi/document.ts';

// npm run openapi: writes down what /openapi.json answers.
writeFileSync(new URL('../../../docs/openapi.json', import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`);
