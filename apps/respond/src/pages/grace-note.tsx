import type { Answering } from '@ido/api';
import { useState } from 'react';
import { dateAndTimeOf } from '../texts/dates';
import { texts } from '../texts/texts';

/** Until when somebody who began in time can still complete, once the wave has closed. */
export function GraceNote({ wave }: { wave: Answering['wave'] }) {
  // As it was when the page was opened: a wave that closes under his hands tells so itself.
  const [openedAt] = useState(() => Date.now());
  const sentence = graceSentence(wave, openedAt);
  return sentence === null ? null : <p className="note note--warning">{sentence}</p>;
}

/** The sentence of {@link GraceNote}, or null when the wave has not closed at `now` (milliseconds) or knows no days of grace. */
export function graceSentence({ closesAt, graceUntil }: Answering['wave'], now: number): string | null {
  if (closesAt === null || !graceUntil || Date.parse(closesAt) > now) return null;
  return texts.gates.grace(dateAndTimeOf(closesAt), dateAndTimeOf(graceUntil));
}
