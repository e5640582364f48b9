/** Every window of one visitor of one inbox. */
export const guestRoom = ({ contactId, inboxId }: { contactId: string; inboxId: string }): string =>
  `guest:${inboxId}:${contactId}`;
