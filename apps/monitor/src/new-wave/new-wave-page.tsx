import type { CreateWave, QuestionnaireSummary } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ChoiceField } from '../parts/choice-field';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { PageSkeleton } from '../parts/skeleton';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';
import { nameAndKeyOf, type NameAndKey } from './name-and-key';
import { NameAndKeyFields } from './name-and-key-fields';
import { useCreateWave, useUsableQuestionnaires } from './queries';

type Participants = keyof typeof texts.newWave.populations;

/** Who is asked with a questionnaire for this audience, to begin with. */
const PARTICIPANTS: Readonly<Record<string, Participants>> = { gemeenten: 'municipality', bibliotheken: 'library' };
const participantsOf = (questionnaire: QuestionnaireSummary): Participants =>
  PARTICIPANTS[questionnaire.audience] ?? 'open';

/** A wave that does not follow on another: its name, its questionnaire and whom it asks. */
export default function NewWavePage() {
  const { study: key = '' } = useParams();
  const study = useStudy(key);
  const questionnaires = useUsableQuestionnaires();
  const error = (study.data ? null : study.error) ?? (questionnaires.data ? null : questionnaires.error);
  if (error)
    return <ErrorState error={error} retry={() => void Promise.all([study.refetch(), questionnaires.refetch()])} />;
  if (!study.data || !questionnaires.data) return <PageSkeleton />;
  const words = texts.newWave;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.data.title },
        ]}
      />
      <PageTitle>{words.title}</PageTitle>
      <Paragraph lead>{words.lead}</Paragraph>
      {study.data.waves > 0 && <Paragraph>{words.follows}</Paragraph>}
      {questionnaires.data.length === 0 ? (
        <p className="ido-panel ido-empty">{words.noQuestionnaires}</p>
      ) : (
        <NewWaveForm study={key} questionnaires={questionnaires.data} />
      )}
    </>
  );
}

function NewWaveForm({ study, questionnaires }: { study: string; questionnaires: readonly QuestionnaireSummary[] }) {
  const [questionnaire, setQuestionnaire] = useState(questionnaires[0]!);
  const [participants, setParticipants] = useState<Participants>(participantsOf(questionnaire));
  const [errors, setErrors] = useState<Partial<NameAndKey>>({});
  const create = useCreateWave(study);
  const navigate = useNavigate();
  const words = texts.newWave;

  const choose = (key: string) => {
    const chosen = questionnaires.find((one) => one.key === key);
    if (!chosen) return;
    setQuestionnaire(chosen);
    setParticipants(participantsOf(chosen));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { values, errors: found, wrong } = nameAndKeyOf(event.currentTarget);
    setErrors(found);
    if (wrong) return;
    const whom: Pick<CreateWave, 'openAccess' | 'population'> =
      participants === 'open'
        ? { openAccess: true, population: null }
        : { openAccess: false, population: participants };
    create.mutate(
      { ...values, ...whom, questionnaire: questionnaire.key },
      { onSuccess: (made) => void navigate(`/metingen/${made.key}`) },
    );
  };

  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-label={words.title}>
      <Failure error={create.error} />
      <NameAndKeyFields nameHelp={words.nameHelp} errors={errors} failure={create.error} />
      <ChoiceField
        label={words.questionnaire}
        value={questionnaire.key}
        options={questionnaires.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={choose}
      />
      <ChoiceField
        label={words.population}
        value={participants}
        options={Object.entries(words.populations).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setParticipants(value as Participants)}
      />
      {participants !== 'open' && <p className="ido-quiet">{words.populationHelp}</p>}
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={create.isPending}>
          {create.isPending ? words.making : words.make}
        </Button>
      </div>
    </form>
  );
}
