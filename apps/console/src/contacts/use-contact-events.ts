import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRealtime } from '../app/realtime';
import { putContact } from './put-contact';

/** Contacts on the screen follow the feed: a name that a colleague corrects changes where it stands. */
export function useContactEvents(): void {
  const client = useQueryClient();
  const realtime = useRealtime();
  useEffect(
    () =>
      realtime.onEvents((events) => {
        for (const event of events) {
          if (event.type === 'contact.created' || event.type === 'contact.updated') {
            putContact(client, event.payload.view);
          }
        }
      }),
    [client, realtime],
  );
}
