import { dutchTime } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ProblemError } from '../api/problem-error';
import { PageTitle } from '../layout/page-title';
import { Message } from '../parts/message';
import { describeError } from '../parts/describe-error';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { returnAddress } from './return-address';
import { useSession, useSignIn } from './session';

interface FieldErrors {
  readonly email?: string;
  readonly password?: string;
}

/** Sign-in with e-mail address and password; afterwards on to the address that was asked for. */
export default function SignInPage() {
  const [search] = useSearchParams();
  const session = useSession();
  const signIn = useSignIn();
  const [errors, setErrors] = useState<FieldErrors>({});
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  if (session.data) return <Navigate to={returnAddress(search)} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const credentials = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    const found: FieldErrors = {
      email: /^\S+@\S+$/u.test(credentials.email) ? undefined : texts.signIn.emailMissing,
      password: credentials.password === '' ? texts.signIn.passwordMissing : undefined,
    };
    setErrors(found);
    if (found.email) return email.current?.focus();
    if (found.password) return password.current?.focus();
    signIn.mutate(credentials, { onError: () => password.current?.select() });
  };

  return (
    <div className="ido-narrow">
      <PageTitle>{texts.signIn.title}</PageTitle>
      <Paragraph lead>{texts.signIn.lead}</Paragraph>
      <form className="ido-panel ido-form" onSubmit={submit} noValidate aria-busy={signIn.isPending}>
        {signIn.error && <Message type="error">{sentenceOf(signIn.error)}</Message>}
        <TextField
          ref={email}
          label={texts.signIn.email}
          error={errors.email}
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          ref={password}
          label={texts.signIn.password}
          error={errors.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" appearance="primary-action-button" disabled={signIn.isPending}>
          {signIn.isPending ? texts.signIn.busy : texts.signIn.submit}
        </Button>
        <Paragraph className="ido-quiet">{texts.signIn.help}</Paragraph>
      </form>
    </div>
  );
}

/** Why signing in did not work. After too many attempts: how long to wait, and until when. */
function sentenceOf(error: Error): string {
  if (error instanceof ProblemError && error.status === 429) return throttled(error);
  if (error instanceof ProblemError && (error.status === 401 || error.status === 400)) return texts.signIn.wrong;
  return describeError(error).text;
}

function throttled(error: ProblemError): string {
  if (error.retryAfter === null) return error.message;
  const { seconds, minutes } = texts.signIn;
  const wait = error.retryAfter < 60 ? seconds(error.retryAfter) : minutes(Math.ceil(error.retryAfter / 60));
  return texts.signIn.throttled(wait, dutchTime(new Date(Date.now() + error.retryAfter * 1000).toISOString()));
}
