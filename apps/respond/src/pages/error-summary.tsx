import { useEffect, useRef } from 'react';
import type { ListedError } from '../session/answering-session';
import { texts } from '../texts/texts';

interface ErrorSummaryProps {
  readonly errors: readonly ListedError[];
  /** Each new attempt brings the focus back here. */
  readonly attempts: number;
  readonly title: string;
  readonly toQuestion: (name: string) => void;
}

/** What is wrong, above the questions, with a link to each. */
export function ErrorSummary({ errors, attempts, title, toQuestion }: ErrorSummaryProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown && attempts > 0) heading.current?.focus();
  }, [shown, attempts]);
  if (!shown) return null;
  return (
    <section className="note note--error" aria-labelledby="error-summary">
      <h2 className="note__title" id="error-summary" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <ul className="error-list">
        {errors.map((error, place) => (
          <li key={`${error.question} ${place}`}>
            {error.question ? (
              <a
                className="utrecht-link"
                href={`#${error.question}`}
                onClick={(event) => {
                  event.preventDefault();
                  toQuestion(error.question);
                }}
              >
                {error.title} – {error.detail}
              </a>
            ) : (
              error.detail || texts.errors.general
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
