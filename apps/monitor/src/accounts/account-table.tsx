import type { Account, Study } from '@ido/api';
import { dutchDate } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

export type AccountAct = 'rights' | 'password' | 'disable' | 'enable';

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly studies: readonly Study[];
  /** Id of who is looking. */
  readonly self: string;
  readonly onAct: (account: Account, act: AccountAct) => void;
}

/** Everybody who can sign in, with what they may do. */
export function AccountTable({ accounts, studies, self, onAct }: AccountTableProps) {
  const { accounts: said } = texts;
  const columns: Array<Column<Account>> = [
    {
      key: 'name',
      label: said.name,
      header: true,
      sortBy: ({ name }) => name,
      cell: (account) => (
        <>
          {account.name}
          <br />
          <span className="ido-quiet">
            {account.email}
            {account.id === self && ` (${said.you})`}
          </span>
        </>
      ),
    },
    { key: 'rights', label: said.rights, cell: (account) => rightsOf(account, studies) },
    {
      key: 'state',
      label: said.state,
      sortBy: ({ disabled, createdAt }) => `${disabled ? said.disabled : said.active} ${createdAt}`,
      cell: (account) => (
        <>
          {account.disabled ? said.disabled : said.active}
          <br />
          <span className="ido-quiet">
            {said.since} {dutchDate(account.createdAt)}
          </span>
        </>
      ),
    },
    {
      key: 'change',
      label: said.change,
      cell: (account) => <Acts account={account} self={account.id === self} onAct={(act) => onAct(account, act)} />,
    },
  ];
  return <DataTable wide caption={said.list} columns={columns} rows={accounts} rowKey={({ id }) => id} />;
}

function Acts({ account, self, onAct }: { account: Account; self: boolean; onAct: (act: AccountAct) => void }) {
  const { accounts: said } = texts;
  const act = (kind: AccountAct, label: string, name: string) => (
    <Button appearance="secondary-action-button" aria-label={name} onClick={() => onAct(kind)}>
      {label}
    </Button>
  );
  return (
    <div className="ido-row-actions">
      {act('rights', said.change, said.changeOf(account.name))}
      {act('password', said.newPassword, said.newPasswordOf(account.name))}
      {!self &&
        (account.disabled
          ? act('enable', said.enable, said.enableOf(account.name))
          : act('disable', said.disable, said.disableOf(account.name)))}
    </div>
  );
}

function rightsOf(account: Account, studies: readonly Study[]): string {
  const { accounts: said } = texts;
  if (account.administrator) return said.administratorShort;
  const title = (key: string) => studies.find((study) => study.key === key)?.title ?? key;
  const rights = [
    ...account.studies.map(({ study, role }) => said.rightIn(said.roles[role], title(study))),
    ...account.organisations.map(({ name }) => said.ownAnswersOf(name)),
  ];
  return rights.length === 0 ? said.noRights : rights.join(', ');
}
