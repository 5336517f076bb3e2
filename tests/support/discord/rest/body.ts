import type { IncomingMessage } from 'node:http';
import { type Fields, isFields, parseJson } from '../../json.ts';
import type { Upload } from '../posting.ts';

export type Body =
  | { readonly fields: Fields; readonly items?: readonly unknown[]; readonly uploads: readonly Upload[] }
  | { readonly bad: true };

function fromJson(text: string, uploads: readonly Upload[]): Body {
  const json = text === '' ? {} : parseJson(text);
  if (Array.isArray(json)) return { fields: {}, items: json, uploads };
  return isFields(json) ? { fields: json, uploads } : { bad: true };
}

/** Reads JSON, or multipart with `payload_json` and `files[n]`. */
export async function parseBody(request: IncomingMessage, bytes: Buffer): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { fields: {}, uploads: [] };
  if (type.startsWith('application/json')) return fromJson(bytes.toString(), []);
  if (!type.startsWith('multipart/form-data')) return { bad: true };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [name, part] of form)
    if (typeof part !== 'string' && /^files\[\d+\]$/.test(name))
      uploads.push({ filename: part.name, contentType: part.type, size: part.size });
  const payload = form.get('payload_json');
  return fromJson(typeof payload === 'string' ? payload : '', uploads);
}
