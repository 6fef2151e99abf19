import { parseTemplate, singleLine, valueOf, type MergeValues, type TemplatePart } from './template';

/** Longest subject in characters: longer ones are cut, so that a name of 500 characters cannot push the rest away. */
export const LONGEST_SUBJECT = 200;

/** A text with its fields, read once and then filled in for every recipient. */
export interface MessageTemplate {
  readonly subject: readonly TemplatePart[];
  readonly body: readonly TemplatePart[];
}

/** A message for one recipient, in both forms in which it is sent. */
export interface RenderedMessage {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** A whole document. */
  readonly html: string;
}

/** Reads the subject and body of a message. What is wrong with them was refused when they were stored: see `checkTemplate`. */
export function readTemplate(subject: string, body: string): MessageTemplate {
  return { subject: parseTemplate(subject).parts, body: parseTemplate(body.replaceAll('\r\n', '\n')).parts };
}

/**
 * Fills a template in. In the HTML every value is escaped, paragraphs are what empty lines separate, and the personal link becomes a
 * link; addresses are the only thing that can be clicked.
 */
export function renderMessage(template: MessageTemplate, values: MergeValues): RenderedMessage {
  const subject = cut(singleLine(textOf(template.subject, values)), LONGEST_SUBJECT);
  return {
    subject,
    text: `${textOf(template.body, values).trim()}\n`,
    html: documentOf(subject, paragraphsOf(template.body, values)),
  };
}

/** Text in which nothing is markup any more, also inside an attribute. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function textOf(parts: readonly TemplatePart[], values: MergeValues): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : valueOf(part, values))).join('');
}

function paragraphsOf(parts: readonly TemplatePart[], values: MergeValues): string {
  const html = parts.map((part) => {
    if (part.kind === 'text') return escapeHtml(part.text);
    const value = valueOf(part, values);
    return part.field === 'link' || part.field === 'afmelden' ? anchor(value) : escapeHtml(value);
  });
  return html
    .join('')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

/** Only addresses of the web become links: a value that is something else stays text. */
function anchor(address: string): string {
  const shown = escapeHtml(address);
  return /^https?:\/\/\S+$/.test(address) ? `<a href="${shown}">${shown}</a>` : shown;
}

function documentOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; color: #1a1a1a; max-width: 40em; margin: 0; padding: 16px; overflow-wrap: anywhere">
${body}
</body>
</html>
`;
}

/** Cut by characters, not by halves of them. */
function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
