export interface ReadyQuery {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
}

export function bundleGraphiql(directory: string): Promise<void>;
export function readReadyQueries(): Promise<readonly ReadyQuery[]>;
