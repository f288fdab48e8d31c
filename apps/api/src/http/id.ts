/**
 * The id of a resource; as large as a JSON number can be told apart from its neighbours.
 * @isLong
 * @minimum 1
 * @maximum 9007199254740991
 */
export type Id = number;
