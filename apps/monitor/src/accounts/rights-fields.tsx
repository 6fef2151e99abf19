import type { Study, StudyRole } from '@ido/api';
import { CheckField } from '../parts/check-field';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { OrganisationsField } from './organisations-field';

export interface Rights {
  readonly administrator: boolean;
  readonly studies: ReadonlyArray<{ readonly study: string; readonly role: StudyRole }>;
  /** Whose answers may be seen beside the figures of all. */
  readonly organisations: ReadonlyArray<{ readonly organisation: string; readonly name: string }>;
}

interface RightsFieldsProps {
  readonly rights: Rights;
  readonly studies: readonly Study[];
  /** Nobody takes away their own administration by accident. */
  readonly self?: boolean;
  readonly onChange: (rights: Rights) => void;
}

/** What an account may do: everything, or a role per study and its own organisations. */
export function RightsFields({ rights, studies, self, onChange }: RightsFieldsProps) {
  const { accounts } = texts;
  const roleIn = (study: string) => rights.studies.find((membership) => membership.study === study)?.role ?? '';
  const setRole = (study: string, value: string) => {
    const others = rights.studies.filter((membership) => membership.study !== study);
    const role = value === 'reader' || value === 'researcher' ? value : null;
    onChange({ ...rights, studies: role === null ? others : [...others, { study, role }] });
  };
  return (
    <fieldset className="ido-fieldset">
      <legend>{accounts.rights}</legend>
      <CheckField
        label={accounts.administrator}
        checked={rights.administrator}
        disabled={self}
        onChange={(administrator) => onChange({ ...rights, administrator })}
      />
      {!rights.administrator &&
        studies.map((study) => (
          <ChoiceField
            key={study.key}
            label={accounts.roleIn(study.title)}
            value={roleIn(study.key)}
            onChange={(value) => setRole(study.key, value)}
            options={[
              { value: '', label: accounts.roles.none },
              { value: 'reader', label: accounts.roles.reader },
              { value: 'researcher', label: accounts.roles.researcher },
            ]}
          />
        ))}
      {!rights.administrator && (
        <OrganisationsField
          chosen={rights.organisations}
          onChange={(organisations) => onChange({ ...rights, organisations })}
        />
      )}
      {!rights.administrator && rights.organisations.length > 0 && rights.studies.length === 0 && (
        <p role="status">{accounts.organisationWithoutStudy}</p>
      )}
    </fieldset>
  );
}
