import { type Fields, isFields } from '../../json.ts';
import { metadataError, validateBlocks } from '../block-kit/validate.ts';
import type { Content } from '../posting.ts';
import { type Answer, jsonArg, refuse, refuseWith, textArg } from './answer.ts';

/** The content arguments of a message method, each undefined when it was not passed. */
export type PassedContent = {
  readonly text?: string;
  readonly blocks?: readonly unknown[];
  readonly metadata?: Fields;
};

/** Arguments of real methods that nothing here models: refused rather than silently dropped. */
const unmodelled = [
  'attachments',
  'markdown_text',
  'unfurled_attachments',
  'file_ids',
  'draft_id',
  'username',
  'icon_emoji',
  'icon_url',
];

/** Arguments that would change what the text mentions or where it shows, unless they are passed as off. */
function changesParsing(args: Fields): string | undefined {
  const parse = textArg(args, 'parse');
  if (parse !== undefined && parse !== 'none') return 'parse';
  return ['link_names', 'reply_broadcast'].find((name) => !['false', '0', ''].includes(textArg(args, name) ?? ''));
}

/**
 * Reads and checks text, blocks and metadata.
 * @param maxText how many characters the text may have: 40,000 to post, 4,000 to update (docs.slack.dev/reference/methods)
 */
export function readContent(
  args: Fields,
  maxText: number,
): { readonly content: PassedContent } | { readonly refusal: Answer } {
  const unknown = unmodelled.find((name) => args[name] !== undefined) ?? changesParsing(args);
  if (unknown !== undefined) return { refusal: refuseWith('not_modelled_by_local_slack', [`argument ${unknown}`]) };
  const text = textArg(args, 'text');
  if (text !== undefined && text.length > maxText) return { refusal: refuse('msg_too_long') };
  const blocks = jsonArg(args, 'blocks');
  if (blocks !== undefined) {
    if ('bad' in blocks || !Array.isArray(blocks.value)) return { refusal: refuse('invalid_blocks_format') };
    const problems = validateBlocks(blocks.value, 'message');
    if (problems.length > 0) return { refusal: refuseWith('invalid_blocks', problems) };
  }
  const metadata = jsonArg(args, 'metadata');
  if (metadata !== undefined) {
    if ('bad' in metadata || !isFields(metadata.value)) return { refusal: refuse('invalid_metadata_format') };
    const isRemoval = Object.keys(metadata.value).length === 0;
    const error = isRemoval ? undefined : metadataError(metadata.value);
    if (error !== undefined) return { refusal: refuse(error) };
  }
  return {
    content: {
      ...(text === undefined ? {} : { text }),
      ...(blocks !== undefined && 'value' in blocks && Array.isArray(blocks.value) ? { blocks: blocks.value } : {}),
      ...(metadata !== undefined && 'value' in metadata && isFields(metadata.value)
        ? { metadata: metadata.value }
        : {}),
    },
  };
}

/** The content of a new message, or undefined when it would say nothing. */
export function newContent(passed: PassedContent): Content | undefined {
  const blocks = passed.blocks === undefined || passed.blocks.length === 0 ? undefined : passed.blocks;
  const text = passed.text ?? '';
  if (text.trim() === '' && blocks === undefined) return undefined;
  const metadata =
    passed.metadata === undefined || Object.keys(passed.metadata).length === 0 ? undefined : passed.metadata;
  return { text, ...(blocks === undefined ? {} : { blocks }), ...(metadata === undefined ? {} : { metadata }) };
}
