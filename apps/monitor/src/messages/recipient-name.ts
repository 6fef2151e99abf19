import type { MessageSummary } from '@ido/api';
import { texts } from '../texts';

/** How the recipient of a message is called: by name, otherwise by address. */
export function recipientName({ name, address }: Pick<MessageSummary, 'name' | 'address'>): string {
  return name ?? address ?? texts.messages.unknownName;
}
