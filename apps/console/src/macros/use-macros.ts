import type { Macro } from '#contract';
import { useAdminList } from '../admin/pieces/use-admin-list';

const NONE: readonly Macro[] = [];

/** The macros that the agent may use, the most used first. */
export function useMacros(): readonly Macro[] {
  return useAdminList('listMacros').rows ?? NONE;
}
