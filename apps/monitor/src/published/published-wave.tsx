import type { Wave } from '@ido/api';
import { StatusBadge } from '@utrecht/component-library-react';
import { Message } from '../parts/message';
import { texts } from '../texts';

/** Marks a wave of which only published figures are known. */
export function WithoutMicrodata() {
  return <StatusBadge className="ido-status">{texts.series.published.badge}</StatusBadge>;
}

/** Says where the figures are from, and what cannot be done with them. */
export function PublishedNote({ wave }: { wave: Wave }) {
  if (!wave.withoutMicrodata) return null;
  return <Message type="info">{texts.series.published.note(wave.publishedSource ?? '')}</Message>;
}
