import { createPortal } from 'react-dom';
import type { AnsweringHistory } from '@ido/api';
import type { AnsweringSession } from '../../session/answering-session';
import { momentOf } from '../../texts/dates';
import { texts } from '../../texts/texts';
import { useQuestionPlaces } from '../use-question-places';

interface LastChangesProps {
  readonly session: AnsweringSession;
  readonly history: AnsweringHistory | null;
}

/** Under each question whose answer somebody else changed last: who and when. Nothing where one fills in alone. */
export function LastChanges({ session, history }: LastChangesProps) {
  const places = useQuestionPlaces(session);
  if (!history) return null;
  return [...places].map(([name, place]) => {
    const valueName = session.model.getQuestionByName(name)?.getValueName() ?? name;
    const change = history.questions.find(({ question }) => question === valueName);
    if (!change || change.author === history.you) return null;
    const said = texts.together.lastBy(change.author, momentOf(change.at));
    return createPortal(<p className="last-change">{said}</p>, place, `last ${name}`);
  });
}
