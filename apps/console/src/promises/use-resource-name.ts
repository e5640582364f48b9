import { useAgent } from '../app/session';

/** What a slot takes, in words; null where it takes nobody in particular. */
export function useResourceName({
  resource,
  resourceAgentId,
}: {
  resource: string | null;
  resourceAgentId: string | null;
}): string | null {
  const agent = useAgent(resourceAgentId);
  return resource ?? (resourceAgentId && (agent?.name ?? '—'));
}
