import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SaleImport, SaleImportPage } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { sendSheet } from './send-sheet';

const LIST = ['sale-imports'];
const LOOK_EVERY_MS = 700;
const isMoving = ({ state }: SaleImport): boolean => ['reading', 'running', 'undoing'].includes(state);

export const useImportList = () =>
  useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => api('listSaleImports', { signal }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isMoving) ? LOOK_EVERY_MS * 3 : false),
  });

export const useImportPage = (id: string) =>
  useQuery({
    queryKey: [...LIST, id],
    queryFn: ({ signal }) => api('saleImport', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.import) ? LOOK_EVERY_MS : false),
  });

/** The steps of one import; each answers how it stands after it. */
export function useImportActs({ id, version }: Pick<SaleImport, 'id' | 'version'>) {
  const client = useQueryClient();
  const { busy, refusal, run } = useRefusal();
  const act = (work: () => Promise<SaleImportPage>) =>
    void run(async () => {
      client.setQueryData([...LIST, id], await work());
      await client.invalidateQueries({ queryKey: LIST });
    });
  const asked = { params: { id }, body: { version } };
  return {
    busy,
    refusal,
    map: (mapping: SaleImport['mapping']) =>
      act(() => api('mapSaleImport', { params: { id }, body: { version, mapping } })),
    run: () => act(() => api('runSaleImport', asked)),
    stop: () => act(() => api('stopSaleImport', asked)),
    undo: () => act(() => api('undoSaleImport', asked)),
  };
}

export function useSendSheet(onSent: (id: string) => void) {
  const client = useQueryClient();
  const { busy, refusal, run } = useRefusal();
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const send = (file: File) =>
    void run(async () => {
      const { id } = await sendSheet(clientId, file);
      setClientId(crypto.randomUUID());
      await client.invalidateQueries({ queryKey: LIST });
      onSent(id);
    });
  return { busy, refusal, send };
}
