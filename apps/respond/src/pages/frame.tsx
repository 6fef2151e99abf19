import { useEffect, useState, type ReactNode } from 'react';
import { chosenTextSize, nextTextSize } from '../styles/text-size';
import { texts } from '../texts/texts';

interface FrameProps {
  /** Title of the study; the product's name where it is not known. */
  readonly study?: string | undefined;
  readonly organisation?: string;
  /** Why the answers are not real ones; null when they are. */
  readonly note?: string | null;
  /** What the tab says first. */
  readonly tab: string;
  readonly children: ReactNode;
}

/** What every page has: header with study and organisation, text size, main part. */
export function Frame({ study = texts.frame.appName, organisation, note, tab, children }: FrameProps) {
  useEffect(() => {
    document.title = `${tab} – ${study}`;
  }, [tab, study]);
  return (
    <>
      <a className="skip-link" href="#main">
        {texts.frame.skip}
      </a>
      <header>
        <div className="header">
          <p className="header__title">
            <strong>{study}</strong>
            {organisation && <span> · {organisation}</span>}
          </p>
          <TextSizeButton />
        </div>
        {note && <p className="note note--warning">{texts.frame.demo(note)}</p>}
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function TextSizeButton() {
  const [percent, setPercent] = useState(chosenTextSize);
  const [said, setSaid] = useState('');
  const grow = () => {
    const next = nextTextSize();
    setPercent(next);
    setSaid(texts.frame.textSizeSaid(next));
  };
  return (
    <>
      <button
        type="button"
        className="utrecht-button utrecht-button--subtle"
        aria-label={texts.frame.textSize(percent)}
        onClick={grow}
      >
        A+
      </button>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
