const PREFIX = 'concordat:';

/** What GraphiQL remembers, apart from what other projects' GraphiQL on the same host and port remember. */
export const storage = {
  getItem: (key: string) => localStorage.getItem(PREFIX + key),
  setItem: (key: string, value: string) => localStorage.setItem(PREFIX + key, value),
  removeItem: (key: string) => localStorage.removeItem(PREFIX + key),
  clear: () => {
    for (const key of ownKeys()) localStorage.removeItem(key);
  },
  get length() {
    return ownKeys().length;
  },
};

/** Whether this browser has no tabs of an earlier visit. */
export function isFirstVisit(): boolean {
  return storage.getItem('graphiql:tabState') === null;
}

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}
