import type { CreateAccount } from '@ido/api';
import type { Rights } from './rights-fields';

/** Rights as they are sent. */
export function rightsBody(rights: Rights): Pick<CreateAccount, 'administrator' | 'studies' | 'organisations'> {
  return {
    administrator: rights.administrator,
    studies: [...rights.studies],
    organisations: rights.organisations.map(({ organisation }) => ({ organisation, role: 'organisation-reader' })),
  };
}
