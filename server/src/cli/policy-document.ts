import { PolicyDocument } from '@sallyport/protocol';
import { presets } from '@sallyport/rules';
import { readText } from './read-file.ts';
import { Refusal } from './refusal.ts';

export const PRESETS = Object.keys(presets);

/** The document of a preset: a whole policy, of which every field is set. */
export const documentOfPreset = (name: string): PolicyDocument => presets[name as keyof typeof presets];

/**
 * Reads a document of the policy from a JSON file.
 *
 * @throws Refusal that names each field that isn't one, or is out of range; none of what was there.
 */
export async function readDocument(file: string): Promise<PolicyDocument> {
  const text = await readText(file);
  const parsed = PolicyDocument.safeParse(parse(text, file));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the document'}: ${message}`);
  throw new Refusal(`${file} is no policy:\n${fields.join('\n')}`);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${file} is no JSON.`);
  }
}
