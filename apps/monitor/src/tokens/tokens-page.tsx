import type { AccessToken } from '@ido/api';
import { dutchDate } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { PageTitle } from '../layout/page-title';
import { Confirmation } from '../parts/confirmation';
import { DataTable, type Column } from '../parts/data-table';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { CreateTokenForm } from './create-token-form';
import { useAccessTokens, useRevokeAccessToken } from './queries';

/** Keys with which programs fetch figures on the user's behalf. */
export default function TokensPage() {
  const tokens = useAccessTokens();
  const revoke = useRevokeAccessToken();
  const [asked, setAsked] = useState<AccessToken | null>(null);
  if (tokens.error && !tokens.data) return <ErrorState error={tokens.error} retry={() => void tokens.refetch()} />;
  if (!tokens.data) return <PageSkeleton />;
  return (
    <>
      <PageTitle>{texts.tokens.title}</PageTitle>
      <Paragraph lead>{texts.tokens.lead}</Paragraph>
      <CreateTokenForm />
      <section className="ido-panel" aria-labelledby="sleutels">
        <h2 id="sleutels" className="utrecht-heading-3">
          {texts.tokens.list}
        </h2>
        {revoke.isSuccess && !asked && <Message type="ok">{texts.tokens.revoked}</Message>}
        <TokenTable tokens={tokens.data} onRevoke={setAsked} />
      </section>
      {asked && (
        <Confirmation
          title={texts.tokens.revokeTitle(asked.name)}
          confirm={texts.tokens.revoke}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onCancel={() => setAsked(null)}
          onConfirm={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(null) })}
        >
          {texts.tokens.revokeExplains}
        </Confirmation>
      )}
    </>
  );
}

function TokenTable({ tokens, onRevoke }: { tokens: readonly AccessToken[]; onRevoke: (token: AccessToken) => void }) {
  const { tokens: said } = texts;
  const columns: Array<Column<AccessToken>> = [
    { key: 'name', label: said.nameColumn, header: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
    {
      key: 'created',
      label: said.created,
      cell: ({ createdAt }) => dutchDate(createdAt),
      sortBy: ({ createdAt }) => createdAt,
    },
    {
      key: 'expires',
      label: said.expires,
      cell: ({ expiresAt }) => dutchDate(expiresAt),
      sortBy: ({ expiresAt }) => expiresAt,
    },
    {
      key: 'revoke',
      label: said.revoke,
      cell: (token) => (
        <Button
          appearance="secondary-action-button"
          aria-label={said.revokeOf(token.name)}
          onClick={() => onRevoke(token)}
        >
          {said.revoke}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption={said.list}
      columns={columns}
      rows={tokens}
      rowKey={({ id }) => id}
      empty={<p>{said.empty}</p>}
    />
  );
}
