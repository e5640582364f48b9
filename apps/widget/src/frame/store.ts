import { reduce } from './reduce';
import { EMPTY, type Action, type ChatState } from './state';

export interface Store {
  state(): ChatState;
  dispatch(action: Action): void;
  /** Called after each change with the chat as it is and as it was; answers how to stop. */
  follow(listener: (state: ChatState, before: ChatState) => void): () => void;
}

export function createStore(initial: ChatState = EMPTY): Store {
  let state = initial;
  const listeners = new Set<(state: ChatState, before: ChatState) => void>();
  return {
    state: () => state,
    dispatch: (action) => {
      const before = state;
      state = reduce(state, action);
      if (state !== before) listeners.forEach((listener) => listener(state, before));
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
