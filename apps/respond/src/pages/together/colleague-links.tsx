import { useRef, useState } from 'react';
import type { ColleagueLink } from '@ido/api';
import { withdrawColleague } from '../../http/together-client';
import { momentOf } from '../../texts/dates';
import { texts } from '../../texts/texts';
import { AskingStatus } from './asking-status';
import { useAsking } from './use-asking';

const words = texts.together.colleague;

interface ColleagueLinksProps {
  readonly token: string;
  readonly links: readonly ColleagueLink[];
  readonly gone: (link: ColleagueLink) => void;
}

/** The links of colleagues that still work; each can be withdrawn, after a second question. */
export function ColleagueLinks({ token, links, gone }: ColleagueLinksProps) {
  const [asked, setAsked] = useState<ColleagueLink | null>(null);
  const [said, setSaid] = useState('');
  const { busy, trouble, send } = useAsking();
  const title = useRef<HTMLHeadingElement>(null);

  const withdraw = async (link: ColleagueLink) => {
    if ((await send(() => withdrawColleague(token, link.id))) === undefined) return;
    setAsked(null);
    setSaid(words.withdrawn(link.label));
    gone(link);
    title.current?.focus();
  };
  return (
    <section aria-labelledby="colleague-links">
      <h2 className="utrecht-heading-3" id="colleague-links" tabIndex={-1} ref={title}>
        {words.links}
      </h2>
      <ul className="links">
        {links.map((link) => (
          <li key={link.id}>
            <span>
              <strong>{link.label}</strong>{' '}
              <span className="quiet">{link.openedAt ? words.openedAt(momentOf(link.openedAt)) : words.notOpened}</span>
            </span>
            {asked?.id === link.id ? (
              <div className="links__sure">
                <p>{words.sure(link.label)}</p>
                <button
                  type="button"
                  className="utrecht-button utrecht-button--secondary-action"
                  aria-disabled={busy}
                  autoFocus
                  onClick={() => void withdraw(link)}
                >
                  {words.yes}
                </button>
                <button
                  type="button"
                  className="utrecht-button utrecht-button--subtle"
                  onClick={() => {
                    setAsked(null);
                    title.current?.focus();
                  }}
                >
                  {words.no}
                </button>
              </div>
            ) : (
              <button
                type="button"
                className="utrecht-button utrecht-button--subtle"
                aria-label={words.withdrawOf(link.label)}
                onClick={() => setAsked(link)}
              >
                {words.withdraw}
              </button>
            )}
          </li>
        ))}
      </ul>
      <AskingStatus busy={busy} trouble={trouble} />
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </section>
  );
}
