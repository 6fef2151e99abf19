import type { WaveOpening } from '@ido/api';
import { texts } from '../texts/texts';
import { Frame } from './frame';
import { PageHeading } from './page-heading';

interface StartPageProps {
  /** What the wave is called; null when the server could not be reached for it. */
  readonly opening: WaveOpening | null;
  readonly trouble: boolean;
  readonly busy: boolean;
  readonly begin: () => void;
}

/** The beginning of an open wave. */
export function StartPage({ opening, trouble, busy, begin }: StartPageProps) {
  const { title: general, intro, begin: label, beginning, failed } = texts.start;
  const title = opening?.title ?? general;
  return (
    <Frame tab={title} study={opening?.study.title} note={opening?.syntheticNote}>
      <PageHeading>{title}</PageHeading>
      <p className="utrecht-paragraph">{intro}</p>
      <p role="status" className={trouble ? 'note note--warning' : 'visually-hidden'}>
        {trouble ? failed : busy ? beginning : ''}
      </p>
      <button
        type="button"
        className="utrecht-button utrecht-button--primary-action"
        aria-disabled={busy}
        onClick={() => !busy && begin()}
      >
        {label}
      </button>
    </Frame>
  );
}
