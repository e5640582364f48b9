import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../app/api';
import { queryClient } from '../app/query-client';
import { currentRealtime } from '../app/realtime';

/** Who may be the same person as this contact, and who was joined with it. */
export function useDoubles(contactId: string) {
  const doubles = useQuery({
    queryKey: ['doubles', contactId],
    queryFn: ({ signal }) => api('contactDoubles', { params: { id: contactId }, signal }),
  });
  useEffect(
    () =>
      currentRealtime().onEvents((events) => {
        const own = events.filter(({ subject }) => subject.kind === 'contact');
        if (own.some(({ type }) => type === 'contact.joined' || type === 'contact.join_undone')) refetchPeople();
        else if (own.length > 0) void queryClient.invalidateQueries({ queryKey: ['doubles'] });
      }),
    [],
  );
  return doubles;
}

/** Who is whom changed: tickets, records and lists of contacts may all show other people now. It happens seldom. */
export function refetchPeople(): void {
  void queryClient.invalidateQueries();
}
