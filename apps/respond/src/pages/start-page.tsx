import { texts } from '../texts/texts';
import { Frame } from './frame';
import { PageHeading } from './page-heading';

/** The beginning of an open wave. */
export function StartPage({ trouble, busy, begin }: { trouble: boolean; busy: boolean; begin: () => void }) {
  const { title, intro, begin: label, beginning, failed } = texts.start;
  return (
    <Frame tab={title}>
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
