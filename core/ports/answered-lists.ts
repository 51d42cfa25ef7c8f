/** The lists of the API as it answers them to whoever asks: what they may see is decided there. */
export interface AnsweredLists {
  /**
   * @param event The caller's own request, as API Gateway sent it
   * @param path With its query
   * @throws Refusal where the API refuses it
   */
  read(event: unknown, path: string): Promise<unknown>;
}
