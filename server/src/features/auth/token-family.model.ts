import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** One sign-in: all tokens that descend from it. Revoking the family ends the sign-in at once. */
export interface TokenFamily extends Model<InferAttributes<TokenFamily>, InferCreationAttributes<TokenFamily>> {
  id: string;
  userId: number;
  revokedAt: CreationOptional<Date | null>;
}

export type TokenFamilies = ModelStatic<TokenFamily>;

export const defineTokenFamilies = (sequelize: Sequelize): TokenFamilies =>
  sequelize.define<TokenFamily>(
    'TokenFamily',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      revokedAt: DataTypes.DATE,
    },
    { tableName: 'token_families', underscored: true, updatedAt: false },
  );
