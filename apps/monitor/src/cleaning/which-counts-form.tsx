import { WhichCounts, type CleaningOverview, type Wave } from '@ido/api';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { texts } from '../texts';
import { useSetWhichCounts } from './queries';

interface WhichCountsFormProps {
  readonly wave: Wave;
  readonly overview: CleaningOverview;
  readonly onNews: (sentence: string) => void;
}

/** Which of several responses of one organisation counts; explained with how many have several. */
export function WhichCountsForm({ wave, overview, onNews }: WhichCountsFormProps) {
  const { cleaning: said } = texts;
  const set = useSetWhichCounts(wave.key, wave.study.key);
  const choose = (value: string) =>
    set.mutate(WhichCounts.catch(overview.whichCounts).parse(value), { onSuccess: () => onNews(said.whichDone) });
  return (
    <section aria-labelledby="welke-telt">
      <h2 id="welke-telt" className="utrecht-heading-3">
        {said.whichTitle}
      </h2>
      <p className="utrecht-paragraph">{said.whichExplains}</p>
      <p className="utrecht-paragraph">{said.whichSeveral(overview.severalResponses)}</p>
      <Failure error={set.error} />
      <ChoiceField
        label={said.whichLabel}
        value={set.isPending ? set.variables : overview.whichCounts}
        options={WhichCounts.options.map((value) => ({ value, label: said.which[value] }))}
        onChange={choose}
      />
    </section>
  );
}
