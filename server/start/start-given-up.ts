/** Why a start ends before there is a server: somebody told the process to stop. */
export class StartGivenUp extends Error {
  override readonly name = 'StartGivenUp';
}
