/** One part of a message, decoded. */
export interface MailPart {
  /** Content type in small letters, without parameters. */
  readonly type: string;
  readonly body: string;
}

/** Deeper than any mail server nests; what is nested further is left unread. */
const DEEPEST = 8;
/** Headers of what is wrapped end at the first empty line. */
const HEAD_END = /\r?\n[ \t]*\r?\n/;

/**
 * The parts of a message (RFC 2045, 2046) that are not themselves multipart, in order. A message that is not multipart is its own only
 * part. What is broken gives fewer parts, never an error.
 */
export function partsOf(message: string, depth = 0): MailPart[] {
  const end = HEAD_END.exec(message);
  const head = end ? message.slice(0, end.index) : message;
  const body = end ? message.slice(end.index + end[0].length) : '';
  const headers = headersOf(head);
  const contentType = headers.get('content-type') ?? 'text/plain';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (type.startsWith('multipart/') && boundary && depth < DEEPEST) {
    return split(body, boundary[1] ?? boundary[2] ?? '').flatMap((part) => partsOf(part, depth + 1));
  }
  return [{ type, body: decode(body, headers.get('content-transfer-encoding') ?? '') }];
}

/** Fields of a head by name in small letters, unfolded; of a field that stands there twice the first. */
export function headersOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const [whole = ''] = head.split(HEAD_END);
  for (const line of whole.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function split(body: string, boundary: string): string[] {
  const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
  const last = parts.findIndex((part) => part.startsWith('--'));
  return (last < 0 ? parts : parts.slice(0, last)).map((part) => part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
}

function decode(body: string, encoding: string): string {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable': {
      const bytes = body
        .replaceAll(/[ \t]*=\r?\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }
    default:
      return body;
  }
}
