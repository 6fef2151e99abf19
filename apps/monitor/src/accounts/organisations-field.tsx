import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { SearchField } from '../parts/search-field';
import { useOrganisations } from '../register/queries';
import { WHOLE_REGISTER } from '../register/register-selection';
import { texts } from '../texts';

interface NamedOrganisation {
  readonly organisation: string;
  readonly name: string;
}

interface OrganisationsFieldProps {
  readonly chosen: readonly NamedOrganisation[];
  readonly onChange: (chosen: readonly NamedOrganisation[]) => void;
}

/** More are found by typing more. */
const MOST_FOUND = 6;

/** The organisations of which an account may see what they answered: found by name or code, added and taken away. */
export function OrganisationsField({ chosen, onChange }: OrganisationsFieldProps) {
  const { accounts } = texts;
  const [search, setSearch] = useState('');
  const [news, setNews] = useState('');
  const add = (one: NamedOrganisation) => {
    onChange([...chosen, one]);
    setSearch('');
    setNews(accounts.organisationAdded(one.name));
  };
  const remove = ({ organisation, name }: NamedOrganisation) => {
    onChange(chosen.filter((one) => one.organisation !== organisation));
    setNews(accounts.organisationRemoved(name));
  };
  return (
    <fieldset
      className="ido-fieldset"
      onKeyDown={(event) => {
        // In the box Enter would send the form in which it stands.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <legend>{accounts.organisations}</legend>
      <p className="ido-quiet">{accounts.organisationsHelp}</p>
      {chosen.length > 0 && (
        <ul className="ido-own-organisations__list">
          {chosen.map((one) => (
            <li key={one.organisation}>
              <span>{accounts.organisationNamed(one.name, one.organisation)}</span>
              <Button
                appearance="subtle-button"
                aria-label={accounts.removeOrganisationOf(one.name)}
                onClick={() => remove(one)}
              >
                {accounts.removeOrganisation}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SearchField label={accounts.searchOrganisation} value={search} onChange={setSearch} />
      {search.trim().length > 1 && <Found search={search} chosen={chosen} onAdd={add} />}
      <p className="ido-hidden" role="status">
        {news}
      </p>
    </fieldset>
  );
}

interface FoundProps {
  readonly search: string;
  readonly chosen: readonly NamedOrganisation[];
  readonly onAdd: (organisation: NamedOrganisation) => void;
}

function Found({ search, chosen, onAdd }: FoundProps) {
  const { accounts } = texts;
  const answer = useOrganisations({ ...WHOLE_REGISTER, search });
  if (!answer.data) return null;
  const taken = new Set(chosen.map(({ organisation }) => organisation));
  const found = answer.data.pages
    .flatMap(({ items }) => items)
    .filter(({ code, type }) => type !== 'ido-location' && !taken.has(code));
  if (found.length === 0) return <p role="status">{accounts.noOrganisation}</p>;
  return (
    <ul className="ido-menu">
      {found.slice(0, MOST_FOUND).map(({ code, name }) => (
        <li key={code}>
          <button type="button" onClick={() => onAdd({ organisation: code, name })}>
            {accounts.organisationNamed(name, code)}
          </button>
        </li>
      ))}
    </ul>
  );
}
