import type { AnsweringSession } from '../../session/answering-session';
import type { Together, TogetherView } from '../../session/together';
import { texts } from '../../texts/texts';
import { Colleagues } from './colleagues';
import { History } from './history';

/** What can be asked for beside the questions. */
export type Aside = 'decline' | 'removal';

interface LeavingProps {
  readonly session: AnsweringSession;
  readonly together: Together;
  readonly others: TogetherView;
  readonly go: (aside: Aside) => void;
}

/** Below the questions: stopping for now, filling in together, and not taking part. */
export function Leaving({ session, together, others, go }: LeavingProps) {
  const { wave, link } = session.answering;
  // Without a link of one's own there is nothing to come back to, and nothing to hand on.
  if (wave.openAccess) return null;
  const words = texts.together;
  return (
    <div className="leaving">
      <p>{texts.turning.stop}</p>
      {link.kind === 'colleague' && <p>{words.youAre(link.author)}</p>}
      {link.kind === 'personal' && <Colleagues token={together.token} />}
      <History history={others.history} titleOf={(name) => session.titleOf(name)} />
      {link.kind === 'personal' && (
        <div className="leaving__links">
          <button type="button" className="link-button" onClick={() => go('decline')}>
            {words.decline.ask}
          </button>
          <button type="button" className="link-button" onClick={() => go('removal')}>
            {words.removal.ask}
          </button>
        </div>
      )}
    </div>
  );
}
