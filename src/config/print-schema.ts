// Writes docs/afterword.schema.json anew:
// node src/config/print-schema.ts > docs/afterword.schema.json && biome format --write docs/afterword.schema.json
import { configJsonSchema } from './schema.ts';

console.log(JSON.stringify(configJsonSchema(), null, 2));
