/** Rows of articles, and what agents made of them on cases. */
export interface KnowledgeTables {
  articles: {
    sequence: number;
    id: string;
    slug: string;
    language: string;
    title: string;
    body: string;
    keywords: string;
    status: string;
    visibility: string;
    url: string | null;
    updatedBy: string | null;
    publishedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  articleLinks: {
    caseId: string;
    articleId: string;
    /** Of the case, as the index of texts knows it. */
    caseSequence: number;
    action: string;
    actorKind: string;
    actorId: string;
    actorName: string | null;
    createdAt: string;
  };
  /** Indexes of terms; `rowid` is the row's sequence. They can be asked and written, not read. */
  caseText: { rowid: number; terms: string };
  articleText: { rowid: number; terms: string };
}
