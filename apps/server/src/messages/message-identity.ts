/** The Message-ID of a message, without angle brackets: it carries the key of the message, so that reports are found by it. */
export function messageIdOf(waveId: number, id: string, host: string): string {
  return `w${waveId}.${id}@${host}`;
}

/** Which message a Message-ID is of; null when it is not one of ours. */
export function messageOf(messageId: string): { waveId: number; id: string } | null {
  const found = /^w(\d{1,10})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(messageId);
  const waveId = Number(found?.[1]);
  const id = found?.[2];
  return id !== undefined && waveId <= 2_147_483_647 ? { waveId, id: id.toLowerCase() } : null;
}
