using System.Data;
using System.Globalization;
using Dapper;

namespace ReferenceHousing.Schema;

/// <summary>Truth lies in the database as 1 and 0.</summary>
internal sealed class TruthNumber : SqlMapper.TypeHandler<bool>
{
    public override bool Parse(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;

    public override void SetValue(IDbDataParameter parameter, bool value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value ? 1L : 0L;
    }
}
