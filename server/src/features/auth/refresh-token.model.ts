import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A refresh token and the one that replaced it. */
export interface RefreshToken extends Model<InferAttributes<RefreshToken>, InferCreationAttributes<RefreshToken>> {
  jti: string;
  familyId: string;
  issuedAt: Date;
  expiresAt: Date;
  usedAt: CreationOptional<Date | null>;
  successorJti: CreationOptional<string | null>;
}

export type RefreshTokens = ModelStatic<RefreshToken>;

export const defineRefreshTokens = (sequelize: Sequelize): RefreshTokens =>
  sequelize.define<RefreshToken>(
    'RefreshToken',
    {
      jti: { type: DataTypes.CHAR(32), primaryKey: true },
      familyId: { type: DataTypes.UUID, allowNull: false },
      issuedAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      usedAt: DataTypes.DATE,
      successorJti: DataTypes.CHAR(32),
    },
    { tableName: 'refresh_tokens', underscored: true, timestamps: false },
  );
