// The wall and the board show the same team, also after a reload.
const KEY = 'board-team';

export function teamKept(): string | null {
  return localStorage.getItem(KEY);
}

export function keepTeam(id: string | null): void {
  if (id === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
}
