/**
 * When a contact acted, as late as it can have been. Platforms tell whole seconds: words of ours that went out earlier in the same
 * second did not come after it, and must not be counted so. Never later than we heard of it. Instants are UTC.
 */
export function actedAt(toldAt: Date | null, receivedAt: Date): Date {
  if (!toldAt) return receivedAt;
  return new Date(Math.min(receivedAt.getTime(), toldAt.getTime() + 999));
}
