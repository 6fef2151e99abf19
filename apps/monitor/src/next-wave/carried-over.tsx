import type { NextWavePlan } from '@ido/api';
import { dutchDate, dutchNumber, dutchTime } from '@ido/report';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts } from '../texts';
import { PopulationChanges } from './population-changes';

/** What the next wave takes over, part by part, and what it does not. */
export function CarriedOver({ plan, unit, busy }: { plan: NextWavePlan; unit: string; busy: boolean }) {
  const { next } = texts.series;
  return (
    <section className="ido-panel ido-carried" aria-labelledby="wat-gaat-mee" aria-busy={busy}>
      <h2 id="wat-gaat-mee" className="utrecht-heading-3">
        {next.what}
      </h2>
      <Part title={next.questionnaire}>
        <QuestionnairePart questionnaire={plan.questionnaire} />
      </Part>
      <Part title={next.population}>
        {plan.population.before === 0 ? (
          <p>{next.noPopulation}</p>
        ) : (
          <>
            <p>{next.counts(dutchNumber(plan.population.before), dutchNumber(plan.population.after), unit)}</p>
            <PopulationChanges changes={plan.population.changes} />
          </>
        )}
      </Part>
      <Part title={next.contacts}>
        <ContactsPart contacts={plan.contacts} merged={plan.population.changes.some(({ kind }) => kind === 'merged')} />
      </Part>
      <Part title={next.messages}>
        <p>{next.templates}</p>
        {plan.mailings.length === 0 ? <p>{next.noSchedule}</p> : <Schedule mailings={plan.mailings} />}
      </Part>
      <Part title={next.never}>
        <p>{next.neverHelp}</p>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="ido-carried__part">
      <h3 className="utrecht-heading-4">{title}</h3>
      {children}
    </div>
  );
}

function QuestionnairePart({ questionnaire }: { questionnaire: NextWavePlan['questionnaire'] }) {
  const { next } = texts.series;
  const { key, title, from, to, concordance } = questionnaire;
  if (concordance === null) return <p>{next.sameVersion(title, to)}</p>;
  return (
    <>
      <p>{next.newVersion(title, from, to)}</p>
      <p>
        {next.confirmed(dutchNumber(concordance.confirmed), dutchNumber(concordance.total))}{' '}
        <Link className="utrecht-link utrecht-link--html-a" to={`/concordantie/${key}/${from}/${key}/${to}`}>
          {next.compare}
        </Link>
      </p>
    </>
  );
}

function ContactsPart({ contacts, merged }: { contacts: NextWavePlan['contacts']; merged: boolean }) {
  const { next } = texts.series;
  const left = (['optedOut', 'erased', 'withoutOrganisation', 'duplicates', 'unreachable'] as const).filter(
    (reason) => contacts[reason] > 0,
  );
  if (contacts.carried === 0 && left.length === 0) return <p>{next.noContacts}</p>;
  return (
    <>
      <p>{next.carried(dutchNumber(contacts.carried), dutchNumber(contacts.organisations))}</p>
      {merged && <p>{next.mergedContacts}</p>}
      {left.length > 0 && (
        <ul className="ido-carried__list">
          {left.map((reason) => (
            <li key={reason}>{next[reason](dutchNumber(contacts[reason]))}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Schedule({ mailings }: { mailings: NextWavePlan['mailings'] }) {
  const { next } = texts.series;
  const kinds: Readonly<Record<string, string>> = next.kinds;
  return (
    <>
      <p>{next.paused}</p>
      <ol className="ido-carried__list">
        {mailings.map(({ kind, subject, scheduledAt }, at) => (
          <li key={at}>
            <strong>{next.at(dutchDate(scheduledAt), dutchTime(scheduledAt))}</strong> {kinds[kind] ?? kind}: {subject}
          </li>
        ))}
      </ol>
    </>
  );
}
