/** Owners are named by e-mail address. */
export interface DemoBook {
  readonly owner: string;
  readonly title: string;
  readonly author: string;
  readonly category: string;
  readonly rating: number;
  readonly publicationYear: number;
}

const [MANAGER, USER] = ['manager@example.com', 'user@example.com'] as const;

export const DEMO_BOOKS: readonly DemoBook[] = [
  { owner: MANAGER, title: 'Pride and Prejudice', author: 'Jane Austen', category: 'Novel', rating: 5, publicationYear: 1813 },
  { owner: MANAGER, title: 'Emma', author: 'Jane Austen', category: 'Novel', rating: 4, publicationYear: 1815 },
  { owner: USER, title: 'Frankenstein', author: 'Mary Shelley', category: 'Gothic', rating: 4, publicationYear: 1818 },
  { owner: MANAGER, title: 'Moby-Dick', author: 'Herman Melville', category: 'Novel', rating: 4, publicationYear: 1851 },
  { owner: USER, title: 'Crime and Punishment', author: 'Fyodor Dostoevsky', category: 'Novel', rating: 5, publicationYear: 1866 },
  { owner: MANAGER, title: 'On the Origin of Species', author: 'Charles Darwin', category: 'Science', rating: 5, publicationYear: 1859 },
  { owner: USER, title: 'The Time Machine', author: 'H. G. Wells', category: 'Science fiction', rating: 4, publicationYear: 1895 },
  { owner: USER, title: 'Mrs Dalloway', author: 'Virginia Woolf', category: 'Novel', rating: 4, publicationYear: 1925 },
  { owner: MANAGER, title: 'The Trial', author: 'Franz Kafka', category: 'Novel', rating: 5, publicationYear: 1925 },
  { owner: USER, title: 'Nineteen Eighty-Four', author: 'George Orwell', category: 'Science fiction', rating: 5, publicationYear: 1949 },
  { owner: MANAGER, title: 'A Brief History of Time', author: 'Stephen Hawking', category: 'Science', rating: 4, publicationYear: 1988 },
  { owner: USER, title: 'Things Fall Apart', author: 'Chinua Achebe', category: 'Novel', rating: 5, publicationYear: 1958 },
];
