import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '#contract';
import { api, ApiProblem } from '../app/api';
import { problemText } from '../app/problems';
import { queryClient } from '../app/query-client';
import { BOOTSTRAP_KEY, fetchBootstrap } from '../app/session';

export type Credentials = BodyOf<'login'>;

/** Signs in and leads back to where one was. `needsCode` holds a right password until its code is typed. */
export function useSignIn() {
  const { t } = useTranslation('errors');
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState<Credentials | null>(null);
  const signIn = async (credentials: Credentials) => {
    setBusy(true);
    setFault(null);
    try {
      await api('login', { body: credentials });
      queryClient.clear();
      await queryClient.fetchQuery({ queryKey: BOOTSTRAP_KEY, queryFn: fetchBootstrap });
      router.history.push(insideOf(next));
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiProblem && error.code === 'second_factor_needed') return setNeedsCode(credentials);
      setFault(problemText(error, t));
    }
  };
  const startOver = () => {
    setNeedsCode(null);
    setFault(null);
  };
  return { busy, fault, needsCode, signIn, startOver };
}

/** Only a path of this desk: a link to the login must not lead anywhere else. */
export function insideOf(next: string | undefined): string {
  const inside = next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login');
  return inside ? next : '/desk';
}
