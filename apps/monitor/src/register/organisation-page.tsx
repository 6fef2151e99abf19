import { REGISTER_BEGINS, type OrganisationDetail } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { useUser } from '../session/session-context';
import { texts } from '../texts';
import { ChangeOrganisationForm } from './change-organisation-form';
import { CountTable, ServiceTable, WaveTable } from './organisation-tables';
import { useOrganisation } from './queries';

/** One organisation: what it is, what became of it, whom it serves, and which waves it was part of. */
export default function OrganisationPage() {
  const { code = '' } = useParams();
  const organisation = useOrganisation(code);
  if (organisation.error && !organisation.data) {
    return <ErrorState error={organisation.error} retry={() => void organisation.refetch()} />;
  }
  if (!organisation.data) return <PageSkeleton />;
  return <LoadedOrganisation key={code} organisation={organisation.data} />;
}

function LoadedOrganisation({ organisation }: { organisation: OrganisationDetail }) {
  const { register: said } = texts;
  const { administrator } = useUser();
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const library = organisation.type === 'library';
  return (
    <>
      <Breadcrumb trail={[{ to: '/register', label: said.title }]} />
      <PageTitle>{organisation.name}</PageTitle>
      {changed && !changing && <Message type="ok">{said.changed}</Message>}
      <Facts organisation={organisation}>
        {administrator && !changing && (
          <div>
            <Button appearance="secondary-action-button" onClick={() => setChanging(true)}>
              {said.change}
            </Button>
          </div>
        )}
      </Facts>
      {changing && (
        <ChangeOrganisationForm
          organisation={organisation}
          onCancel={() => setChanging(false)}
          onChanged={() => {
            setChanging(false);
            setChanged(true);
          }}
        />
      )}
      <Section title={library ? said.countsOfLibrary : said.counts}>
        <div className="ido-narrow">
          <CountTable organisation={organisation} caption={library ? said.countsOfLibrary : said.counts} />
        </div>
      </Section>
      <Section title={said.mergers}>
        <Mergers organisation={organisation} />
      </Section>
      {library && (
        <Section title={said.serves}>
          <ServiceTable services={organisation.municipalities} caption={said.serves} empty={said.servesNone} />
        </Section>
      )}
      {organisation.type === 'municipality' && (
        <Section title={said.servedBy}>
          <ServiceTable services={organisation.libraries} caption={said.servedBy} empty={said.servedByNone} />
        </Section>
      )}
      <Section title={said.waves}>
        <WaveTable organisation={organisation} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="ido-panel" aria-label={title}>
      <h2 className="utrecht-heading-3">{title}</h2>
      {children}
    </section>
  );
}

function Facts({ organisation, children }: { organisation: OrganisationDetail; children: ReactNode }) {
  const { register: said } = texts;
  const { code, type, province, inhabitants, validFrom, validTo, note, changedAt } = organisation;
  const facts: Array<readonly [string, string]> = [
    [said.type, said.types[type]],
    [said.code, code],
    [said.province, province ?? said.unknown],
    [said.inhabitants, inhabitants === null ? said.unknown : dutchNumber(inhabitants)],
    [said.period, periodOf(validFrom, validTo)],
  ];
  return (
    <section className="ido-panel" aria-label={organisation.name}>
      <dl className="ido-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note && (
        <p>
          <span className="ido-quiet">{said.noteTitle}:</span> {note}
        </p>
      )}
      {changedAt && <p className="ido-quiet">{said.editedAt(dutchDate(changedAt))}</p>}
      {children}
    </section>
  );
}

function periodOf(validFrom: string, validTo: string | null): string {
  const { register: said } = texts;
  const begins = (validFrom <= REGISTER_BEGINS ? said.sinceBefore : said.since)(dutchDate(validFrom));
  return validTo === null ? begins : `${begins}, ${said.until(dutchDate(validTo))}`;
}

function Mergers({ organisation: { successor, predecessors, validTo } }: { organisation: OrganisationDetail }) {
  const { register: said } = texts;
  if (successor === null && predecessors.length === 0) return <p>{said.noMergers}</p>;
  return (
    <>
      {successor && (
        <p>
          {validTo === null ? said.mergedIntoPlain : said.mergedInto(dutchDate(validTo))}{' '}
          <OrganisationLink {...successor} />.
        </p>
      )}
      {predecessors.length > 0 && (
        <ul className="utrecht-unordered-list">
          {predecessors.map(({ code, name, mergedOn }) => (
            <li key={code}>
              <OrganisationLink code={code} name={name} />
              {mergedOn && `, ${said.mergedFrom(dutchDate(mergedOn))}`}
            </li>
          ))}
        </ul>
      )}
      <p className="ido-quiet">{said.mergedRule}</p>
    </>
  );
}

/** A link to the page of an organisation. */
function OrganisationLink({ code, name }: { code: string; name: string }) {
  return (
    <Link className="utrecht-link utrecht-link--html-a" to={`/register/${encodeURIComponent(code)}`}>
      {name}
    </Link>
  );
}
