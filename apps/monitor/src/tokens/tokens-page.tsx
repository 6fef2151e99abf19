import type { AccessToken } from '@ido/api';
import { dutchDate } from '@ido/report';
import {
  Button,
  Paragraph,
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState } from 'react';
import { PageTitle } from '../layout/page-title';
import { Confirmation } from '../parts/confirmation';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { ScrollRegion } from '../parts/scroll-region';
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
        {tokens.data.length === 0 ? (
          <p>{texts.tokens.empty}</p>
        ) : (
          <TokenTable tokens={tokens.data} onRevoke={setAsked} />
        )}
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
  return (
    <ScrollRegion label={texts.tokens.scroll}>
      <Table className="ido-table">
        <TableCaption className="ido-hidden">{texts.tokens.list}</TableCaption>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{texts.tokens.nameColumn}</TableHeaderCell>
            <TableHeaderCell scope="col">{texts.tokens.created}</TableHeaderCell>
            <TableHeaderCell scope="col">{texts.tokens.expires}</TableHeaderCell>
            <TableHeaderCell scope="col">{texts.tokens.revoke}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tokens.map((token) => (
            <TableRow key={token.id}>
              <TableHeaderCell scope="row">{token.name}</TableHeaderCell>
              <TableCell>{dutchDate(token.createdAt)}</TableCell>
              <TableCell>{dutchDate(token.expiresAt)}</TableCell>
              <TableCell>
                <Button
                  appearance="secondary-action-button"
                  aria-label={texts.tokens.revokeOf(token.name)}
                  onClick={() => onRevoke(token)}
                >
                  {texts.tokens.revoke}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}
