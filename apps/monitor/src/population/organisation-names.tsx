import type { NamedOrganisation } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';

/** Names that are written out before the rest is only counted. */
const SHOWN = 12;

interface OrganisationNamesProps {
  /** Says how many there are. */
  readonly label: (n: string) => string;
  readonly organisations: readonly NamedOrganisation[];
}

/** How many organisations and which, in a line; nothing when there are none. */
export function OrganisationNames({ label, organisations }: OrganisationNamesProps) {
  if (organisations.length === 0) return null;
  const more = organisations.length - SHOWN;
  const names = organisations.slice(0, SHOWN).map(({ name }) => name);
  return (
    <p>
      <strong>{label(dutchNumber(organisations.length))}</strong>{' '}
      <span className="ido-quiet">
        {names.join(', ')}
        {more > 0 && ` ${texts.population.andMore(dutchNumber(more))}`}
      </span>
    </p>
  );
}
