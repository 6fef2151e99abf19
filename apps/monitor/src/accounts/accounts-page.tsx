import type { Account } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ProblemError } from '../api/problem-error';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { useUser } from '../session/session-context';
import { useStudies } from '../studies/queries';
import { texts } from '../texts';
import { DisableDialog, EnableDialog, PasswordDialog, RightsDialog } from './account-dialogs';
import { AccountTable, type AccountAct } from './account-table';
import { CreateAccountForm } from './create-account-form';
import { useAccounts } from './queries';

/** Administration of who can sign in. */
export default function AccountsPage() {
  const user = useUser();
  const accounts = useAccounts();
  if (!user.administrator) return <ErrorState error={forbidden()} />;
  if (accounts.error && !accounts.data) {
    return <ErrorState error={accounts.error} retry={() => void accounts.refetch()} />;
  }
  if (!accounts.data) return <PageSkeleton />;
  return <LoadedAccounts accounts={accounts.data} self={user.id} />;
}

interface Asked {
  readonly account: Account;
  readonly act: AccountAct;
}

function LoadedAccounts({ accounts, self }: { accounts: readonly Account[]; self: string }) {
  const studies = useStudies().data ?? [];
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [news, setNews] = useState('');
  const done = (name: string) => {
    setAsked(null);
    setNews(texts.accounts.changed(name));
  };
  const dialog = asked && {
    account: asked.account,
    onDone: () => done(asked.account.name),
    onCancel: () => setAsked(null),
  };
  return (
    <>
      <PageTitle>{texts.accounts.title}</PageTitle>
      <Paragraph lead>{texts.accounts.lead}</Paragraph>
      {news && <Message type="ok">{news}</Message>}
      {creating ? (
        <CreateAccountForm
          studies={studies}
          onCancel={() => setCreating(false)}
          onCreated={(account) => {
            setCreating(false);
            setNews(texts.accounts.created(account.name));
          }}
        />
      ) : (
        <p>
          <Button appearance="primary-action-button" onClick={() => setCreating(true)}>
            {texts.accounts.create}
          </Button>
        </p>
      )}
      <div className="ido-panel">
        <AccountTable
          accounts={accounts}
          studies={studies}
          self={self}
          onAct={(account, act) => setAsked({ account, act })}
        />
      </div>
      {dialog && asked.act === 'rights' && (
        <RightsDialog {...dialog} studies={studies} self={asked.account.id === self} />
      )}
      {dialog && asked.act === 'password' && <PasswordDialog {...dialog} />}
      {dialog && asked.act === 'disable' && <DisableDialog {...dialog} />}
      {dialog && asked.act === 'enable' && <EnableDialog {...dialog} />}
    </>
  );
}

function forbidden(): ProblemError {
  const { forbiddenTitle, forbidden: detail } = texts.problems;
  return new ProblemError({ type: 'about:blank', title: forbiddenTitle, status: 403, detail });
}
